package io.rawnet.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.link.lldp.LldpIdentifier;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.stream.TcpStreamListener;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No public constructor or factory lets a null in: each refuses it at once, and says which argument it was. */
class NullContractTest {

    /** How deep arguments are made of arguments. */
    private static final int MAX_DEPTH = 5;

    /** Lengths and numbers that one factory or another asks for. */
    private static final int[] NUMBERS = {0, 1, 4, 6, 22, 24, 58, 64, 253, 1500};

    private static final int ATTEMPTS = 3000;

    /** Lists, values and headers that one factory or another asks for. */
    private static final List<Octets> OCTETS = Stream.of(
                    "",
                    "00000000",
                    "000000000000",
                    "0000000000000000",
                    "00".repeat(12),
                    "00".repeat(16),
                    "00".repeat(20),
                    "00".repeat(18),
                    "00".repeat(2),
                    "020704020000000001040702000000000106020078 0000")
            .map(Octets::hex)
            .toList();

    private static final List<String> HEADERS = List.of(
            "00".repeat(2000),
            "08" + "00".repeat(99),
            "80" + "00".repeat(99),
            "45" + "00".repeat(99),
            "60" + "00".repeat(99),
            "0001 0800 06 04 0001" + "00".repeat(99),
            "0004" + "00".repeat(99),
            "00000000 05" + "00".repeat(99),
            "00".repeat(12) + "50" + "00".repeat(99));

    private final Map<Class<?>, List<Object>> samples = new HashMap<>();

    @Test
    void everyConstructorAndFactoryRefusesNullByName() throws Exception {
        List<String> unnamed = new ArrayList<>();
        List<String> untried = new ArrayList<>();
        int tried = 0;
        for (Class<?> type : publicTypes()) {
            for (Executable way : waysIn(type)) {
                if (Arrays.stream(way.getParameterTypes()).allMatch(Class::isPrimitive)) {
                    continue;
                }
                Optional<Object[]> arguments = arguments(way, 0);
                if (arguments.isEmpty()) {
                    untried.add(way.toString());
                    continue;
                }
                tried++;
                for (int i = 0; i < way.getParameterCount(); i++) {
                    if (!way.getParameterTypes()[i].isPrimitive() && !isPartOfMessage(way, i)) {
                        Object[] withNull = arguments.get().clone();
                        withNull[i] = null;
                        String answer = answerTo(way, withNull);
                        if (!answer.equals("refused")) {
                            unnamed.add(way + " argument " + i + ": " + answer);
                        }
                    }
                }
            }
        }
        assertThat(untried).as("no arguments found").isEmpty();
        assertThat(unnamed).isEmpty();
        assertThat(tried).as("ways in").isGreaterThan(300);
    }

    /** Names and reasons that become part of a message: a null among them does no harm but to the message. */
    private static boolean isPartOfMessage(Executable way, int index) {
        return way.getParameterTypes()[index] == String.class
                && Modifier.isStatic(way.getModifiers())
                && List.of(MalformedPacketException.class, Obstacle.class).contains(way.getDeclaringClass());
    }

    private static String answerTo(Executable way, Object[] arguments) throws Exception {
        try {
            call(way, arguments);
            return "let in";
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof NullPointerException refusal)) {
                return e.getCause().toString();
            }
            String message = String.valueOf(refusal.getMessage());
            boolean named = !message.equals("null") && !message.contains("<parameter") && !message.contains("<local");
            return named ? "refused" : "without a name: " + message;
        }
    }

    private static List<Class<?>> publicTypes() throws IOException, URISyntaxException, ClassNotFoundException {
        URI here =
                Octets.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path root = Path.of(here);
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted().toList()) {
                String name = root.relativize(file).toString().replace('/', '.');
                if (name.endsWith(".class") && !name.startsWith("module-info") && !name.contains(".internal.")) {
                    Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
                    if (isPublic(type)) {
                        types.add(type);
                    }
                }
            }
        }
        return types;
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    /** The public constructors and static methods. */
    private static List<Executable> waysIn(Class<?> type) {
        List<Executable> ways = new ArrayList<>();
        if (!Modifier.isAbstract(type.getModifiers())) {
            ways.addAll(Arrays.asList(type.getConstructors()));
        }
        for (Method method : type.getDeclaredMethods()) {
            boolean open = Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers());
            if (open && !method.isSynthetic() && !type.isEnum()) {
                ways.add(method);
            }
        }
        return ways;
    }

    private static Object call(Executable way, Object[] arguments) throws Exception {
        Object[] fresh = Arrays.stream(arguments)
                .map(argument -> argument instanceof ByteBuffer buffer ? buffer.duplicate() : argument)
                .toArray();
        return way instanceof Constructor<?> constructor
                ? constructor.newInstance(fresh)
                : ((Method) way).invoke(null, fresh);
    }

    /** Arguments with which a call succeeds. */
    private Optional<Object[]> arguments(Executable way, int depth) throws Exception {
        List<List<Object>> candidates = new ArrayList<>();
        for (Class<?> type : way.getParameterTypes()) {
            candidates.add(samples(type, depth));
        }
        if (candidates.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        Random picks = new Random(1); // the same arguments in each run
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Object[] arguments = candidates.stream()
                    .map(some -> some.get(picks.nextInt(some.size())))
                    .toArray();
            try {
                call(way, arguments);
                return Optional.of(arguments);
            } catch (InvocationTargetException refused) {
                continue; // others may do
            }
        }
        return Optional.empty();
    }

    private List<Object> samples(Class<?> type, int depth) throws Exception {
        if (samples.containsKey(type)) {
            return samples.get(type);
        }
        List<Object> made = depth > MAX_DEPTH ? List.of() : make(type, depth + 1);
        if (!made.isEmpty()) {
            samples.put(type, made);
        }
        return made;
    }

    private List<Object> make(Class<?> type, int depth) throws Exception {
        if (type == boolean.class) {
            return List.of(false, true);
        } else if (type == int.class) {
            return Arrays.stream(NUMBERS).<Object>mapToObj(number -> number).toList();
        } else if (type == long.class) {
            return Arrays.stream(NUMBERS)
                    .<Object>mapToObj(number -> (long) number)
                    .toList();
        } else if (type == String.class) {
            return List.of("10.0.0.1", "::1", "02:00:00:00:00:01", "0000 01 02", "a");
        } else if (type == Octets.class) {
            return List.copyOf(OCTETS);
        } else if (type == ByteBuffer.class) {
            return HEADERS.stream()
                    .<Object>map(header -> Octets.hex(header).buffer())
                    .toList();
        } else if (type == byte[].class) {
            return OCTETS.stream().<Object>map(Octets::toArray).toList();
        } else if (type == Inet4Address.class || type == Inet6Address.class || type == InetAddress.class) {
            InetAddress address = InetAddress.getByName(type == Inet6Address.class ? "::1" : "127.0.0.1");
            return List.of(address);
        } else if (type == Duration.class) {
            return List.of(Duration.ofSeconds(1));
        } else if (type == ByteOrder.class) {
            return List.of(ByteOrder.BIG_ENDIAN);
        } else if (type == IpProtocol.class) {
            return List.of(IpProtocol.ICMP, IpProtocol.TCP);
        } else if (type == LldpIdentifier.class) {
            return List.of(new LldpIdentifier(1, 0, Octets.of(1)), new LldpIdentifier(2, 0, Octets.of(1)));
        } else if (type == IpAddress.class) {
            return List.of(Ipv4Address.of("10.0.0.1"), Ipv4Address.of("224.0.0.1"));
        } else if (type == Function.class) {
            return List.of((Function<Object, Object>) same -> same);
        } else if (type == BiConsumer.class) {
            return List.of((BiConsumer<Object, Object>) (one, other) -> {});
        } else if (type == TcpStreamListener.class) {
            return List.of(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null));
        } else if (type == Consumer.class) {
            return List.of((Consumer<Object>) ignored -> {});
        } else if (type == List.class) {
            return List.of(List.of(), List.of(Ipv6Address.ANY), List.of(Ipv4Address.ANY));
        } else if (type == Optional.class) {
            return List.of(Optional.empty());
        } else if (type == OptionalInt.class) {
            return List.of(OptionalInt.empty());
        } else if (type == OptionalLong.class) {
            return List.of(OptionalLong.empty());
        } else if (type.isEnum()) {
            return Arrays.asList((Object[]) type.getEnumConstants());
        } else if (type.isArray()) {
            List<Object> arrays = new ArrayList<>(List.of(Array.newInstance(type.getComponentType(), 0)));
            for (Object element : samples(type.getComponentType(), depth)) {
                Object one = Array.newInstance(type.getComponentType(), 1);
                Array.set(one, 0, element);
                arrays.add(one);
            }
            return arrays;
        }
        return instances(type, depth);
    }

    private List<Object> instances(Class<?> type, int depth) throws Exception {
        List<Object> made = new ArrayList<>();
        for (Class<?> candidate : publicTypes()) {
            if (type.isAssignableFrom(candidate) && made.size() < 24) {
                for (Executable way : waysIn(candidate)) {
                    boolean makes =
                            way instanceof Constructor<?> || type.isAssignableFrom(((Method) way).getReturnType());
                    Optional<Object[]> arguments = makes && made.size() < 24 ? arguments(way, depth) : Optional.empty();
                    if (arguments.isPresent()) {
                        made.add(call(way, arguments.get()));
                    }
                }
            }
        }
        return made;
    }
}
