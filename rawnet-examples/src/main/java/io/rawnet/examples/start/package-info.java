/**
 * The programs of README.md and docs/: each is complete, and one file. The one that needs JDK 21 is among the resources of the tests, beside the page's
 * test.
 */
package io.rawnet.examples.start;
