/** What the stops of the tour share: where one is run, its notebook, and ordinary programs to experiment with. */
package io.rawnet.examples.tour.lab;
