/** Private networks for tests. */
module io.rawnet.testkit {
    requires io.rawnet.linux;
    requires static org.junit.jupiter.api;
}
