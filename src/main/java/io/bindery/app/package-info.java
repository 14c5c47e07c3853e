/** Main and the command line: the only place where everything is wired together. Nothing uses it. */
package io.bindery.app;
