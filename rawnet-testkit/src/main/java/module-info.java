/**
 * Private networks for tests, usable by anyone, and their JUnit 5 extension. JUnit is needed for the extension only.
 */
module io.rawnet.testkit {
    requires io.rawnet.linux;
    requires static org.junit.jupiter.api;

    exports io.rawnet.testkit;
    exports io.rawnet.testkit.junit;
}
