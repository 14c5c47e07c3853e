/** What to tell of a file that failed: for whoever meets one, from the store to the window. Says no more than words, opens nothing. */
package io.bindery.files;
