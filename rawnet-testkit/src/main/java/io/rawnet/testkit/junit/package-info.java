/**
 * JUnit 5: {@link io.rawnet.testkit.junit.InPrivateNetwork} gives each test a network of its own, and
 * {@link io.rawnet.testkit.junit.Requirements} decides whether a test that lacks something is skipped or fails.
 */
package io.rawnet.testkit.junit;
