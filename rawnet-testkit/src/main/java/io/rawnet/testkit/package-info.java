/** Placeholder until the first type lands. */
package io.rawnet.testkit;
