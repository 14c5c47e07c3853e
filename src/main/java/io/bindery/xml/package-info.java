/** Other people's text in XML, for whoever writes some: the command line's reports, the window's pictures. */
package io.bindery.xml;
