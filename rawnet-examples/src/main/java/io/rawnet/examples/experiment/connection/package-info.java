/** Programs about whole TCP connections, the kernel's and ones made by hand. */
package io.rawnet.examples.experiment.connection;
