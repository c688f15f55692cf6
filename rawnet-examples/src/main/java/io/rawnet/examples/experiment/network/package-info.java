/** Programs whose packets begin with the IP header: the kernel writes the link header. */
package io.rawnet.examples.experiment.network;
