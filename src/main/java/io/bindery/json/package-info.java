/** Field tables in JSON, for whoever writes some: the management interface, the SQL tables, the command line. */
package io.bindery.json;
