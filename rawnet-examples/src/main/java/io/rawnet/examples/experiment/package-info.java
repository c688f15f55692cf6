/**
 * What the experiments share: where one is made, its notebook, and ordinary programs to experiment with. The experiments themselves
 * are in the packages below, one file each.
 */
package io.rawnet.examples.experiment;
