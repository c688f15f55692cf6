/** Programs whose packets begin with the transport header: the kernel writes the IP header. */
package io.rawnet.examples.experiment.transport;
