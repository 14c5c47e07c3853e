/** The inspector: what is selected, told in full. The {@code …Facts} say what stands there and need no toolkit. */
package io.bindery.ui.inspect;
