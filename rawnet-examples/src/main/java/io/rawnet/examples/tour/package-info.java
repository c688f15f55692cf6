/** Runs every experiment, one after another, and tells how they went. */
package io.rawnet.examples.tour;
