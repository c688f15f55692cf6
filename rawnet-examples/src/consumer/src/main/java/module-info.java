/** A program that pings this machine. */
module consumer {
    requires io.rawnet.ip;
}
