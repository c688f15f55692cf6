package io.rawnet.examples.tool.scan;

import java.util.List;
import java.util.TreeSet;

/** Lists of ports as people write them. */
public final class Ports {
    /** The ports that are scanned unless others are asked for: the system ports of IANA, and others that common services listen on. */
    public static final String USUAL =
            "1-1023,1080,1194,1433,1521,1723,1883,1900,2049,2181,2375,2376,2379,2380,3000,3128,3260,3268,3269,"
                    + "3306,3389,3690,4369,4443,4567,5000,5001,5060,5061,5201,5222,5269,5353,5432,5555,5601,5671,5672,5900-5903,5938,5984,5985,"
                    + "5986,6000-6003,6379,6443,6514,6667,7000,7001,7077,7474,7777,8000-8010,8042,8080-8090,8123,8140,8200,8300,8333,8443,8444,"
                    + "8500,8531,8600,8765,8834,8880,8888,8983,9000-9003,9042,9090-9093,9100,9200,9300,9418,9443,9999,10000,10050,10051,10250,"
                    + "11211,15672,16379,18080,20000,25565,27017,27018,28015,32400,50000,50070,51413,61616";

    private static final int LAST = 65_535;

    private Ports() {}

    /**
     * {@return ports in rising order, each once}
     *
     * @param text ports and ranges, such as {@code 22,80,1000-2000}; {@code -} are all from 1 on, {@code -100} those up to 100, and {@code
     *     60000-} those from 60000 on
     * @throws IllegalArgumentException if it is something else; the message is for the user
     */
    public static List<Integer> of(String text) {
        TreeSet<Integer> ports = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            int first = dash < 0 ? port(part, text) : dash == 0 ? 1 : port(part.substring(0, dash), text);
            int last = dash < 0 ? first : dash == part.length() - 1 ? LAST : port(part.substring(dash + 1), text);
            if (first > last) {
                throw misuse(text);
            }
            for (int port = first; port <= last; port++) {
                ports.add(port);
            }
        }
        return List.copyOf(ports);
    }

    private static int port(String number, String text) {
        try {
            int port = Integer.parseInt(number);
            if (port >= 0 && port <= LAST) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw misuse(text);
    }

    private static IllegalArgumentException misuse(String text) {
        return new IllegalArgumentException(
                '"' + text + "\" must be ports from 0 to 65535 and ranges of them, such as 22,80,1000-2000");
    }
}
