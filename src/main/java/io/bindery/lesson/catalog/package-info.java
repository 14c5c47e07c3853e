/** The lessons: the six classic patterns and confirms, then what people fall into. One file each, read like a script. */
package io.bindery.lesson.catalog;
