/** Programs at the link layer. */
package io.rawnet.examples.experiment.link;
