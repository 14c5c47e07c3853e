/** Lessons as data, and their small interpreter: each step asks for a prediction, really does it, and grades it. No JavaFX. */
package io.bindery.lesson;
