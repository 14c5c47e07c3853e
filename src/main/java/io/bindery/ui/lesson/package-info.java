/** The Lessons panel: what stands there, what do you foresee, what happened and why. */
package io.bindery.ui.lesson;
