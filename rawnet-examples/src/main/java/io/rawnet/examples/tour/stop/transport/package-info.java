/** Stops of the tour, one for each program of {@code experiment.transport}: what the peer does meanwhile, and what must be seen. */
package io.rawnet.examples.tour.stop.transport;
