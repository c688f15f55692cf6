package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemNamesTest {

    @Test
    void readsNetworksAndEthers(@TempDir Path folder) throws Exception {
        Path networks = Files.writeString(folder.resolve("networks"), """
                # networks of the house
                default  0.0.0.0
                office   10.1      bureau # two octets
                wrong    300
                alone
                """);
        Path ethers = Files.writeString(folder.resolve("ethers"), """
                0:0:5e:0:53:1  router
                nonsense       printer
                """);
        SystemNames names = new SystemNames(networks, ethers);
        assertThat(names.network("office")).contains(Ipv4Address.of("10.1.0.0"));
        assertThat(names.network("bureau")).contains(Ipv4Address.of("10.1.0.0"));
        assertThat(names.network("default")).contains(Ipv4Address.ANY);
        assertThat(names.network("wrong")).isEmpty();
        assertThat(names.network("alone")).isEmpty();
        assertThat(names.ethernetAddress("router")).contains(MacAddress.of("00:00:5e:00:53:01"));
        assertThat(names.ethernetAddress("printer")).isEmpty();
    }

    @Test
    void knowsNoNamesWithoutFiles(@TempDir Path folder) {
        SystemNames names = new SystemNames(folder.resolve("networks"), folder.resolve("ethers"));
        assertThat(names.network("office")).isEmpty();
        assertThat(names.ethernetAddress("router")).isEmpty();
        assertThat(names.addresses("localhost")).contains(IpAddress.of("127.0.0.1"));
    }
}
