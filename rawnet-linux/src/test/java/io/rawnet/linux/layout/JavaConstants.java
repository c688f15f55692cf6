package io.rawnet.linux.layout;

import io.rawnet.linux.call.BpfCalls;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.memory.Field;
import io.rawnet.linux.poll.EpollEvents;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The constants of all classes of the module, private ones too. */
final class JavaConstants {
    private static final int HIGHEST_ERROR_NUMBER = 4095;
    private static final int LONGEST_STRUCTURE = 256;

    private JavaConstants() {}

    /** {@return assertions in C, one or two for each constant} */
    static List<String> assertions(Meanings meanings, String architecture) throws Exception {
        List<String> assertions = new ArrayList<>();
        for (Class<?> type : classes()) {
            for (java.lang.reflect.Field constant : constants(type)) {
                String name = name(constant);
                if (!meanings.isOurs(name)) {
                    Object value = onArchitecture(name, constant.get(null), architecture);
                    assertions.addAll(assertions(meanings, type, name, value));
                }
            }
        }
        errorNumbers().forEach((name, number) -> assertions.add(equal(name, number, name)));
        return assertions;
    }

    /** {@return the names of all constants, and of their classes} */
    static Set<String> names() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : classes()) {
            names.add(type.getSimpleName());
            constants(type).forEach(constant -> names.add(name(constant)));
        }
        return names;
    }

    static Map<String, Integer> errorNumbers() {
        Map<String, Integer> numbers = new TreeMap<>();
        for (int number = 1; number <= HIGHEST_ERROR_NUMBER; number++) {
            Errno errno = new Errno(number);
            if (!errno.name().startsWith("errno ")) {
                numbers.put(errno.name(), number);
            }
        }
        return numbers;
    }

    /** {@return an assertion that a C expression has a value, compared as 32 bits} */
    static String equal(String expression, long value, String name) {
        return "_Static_assert((uint32_t) (%s) == (uint32_t) %dLL, \"%s is %d in Java\");"
                .formatted(expression, value, name, value);
    }

    /** {@return assertions that a member is where octets were found, and as long} */
    static List<String> isMember(String member, List<Integer> octets, String name) {
        int dot = member.indexOf(", ");
        if (dot < 0) {
            throw new AssertionError(name + " is a field: layouts.txt has to say which member of which structure");
        }
        String length = "sizeof(((" + member.substring(0, dot) + " *) 0)->" + member.substring(dot + 2) + ")";
        return List.of(
                equal("offsetof(" + member + ")", octets.get(0), name + ", offset"),
                equal(length, octets.size(), name + ", length"));
    }

    private static List<String> assertions(Meanings meanings, Class<?> type, String name, Object value) {
        if (value instanceof Number number) {
            return List.of(equal(meanings.expression(name), number.longValue(), name));
        }
        if (value instanceof KernelOption option) {
            String level = meanings.level(type.getSimpleName());
            return List.of(
                    equal(meanings.of(name), option.number(), name),
                    equal(level, option.level(), name + ", level"),
                    // the name is what messages show
                    equal(option.name(), option.number(), name + ", name"));
        }
        if (value instanceof Field field) {
            return isMember(meanings.of(name), octets(field), name);
        }
        return List.of(equal(meanings.of(name), number(value), name));
    }

    private static int number(Object constant) {
        if (constant instanceof AddressFamily family) {
            return family.number();
        }
        return constant instanceof SocketType type ? type.number() : ((Errno) constant).number();
    }

    /** {@return the octets of a structure that change the value of a field, in order} */
    private static List<Integer> octets(Field field) {
        List<Integer> octets = new ArrayList<>();
        for (int octet = 0; octet < LONGEST_STRUCTURE; octet++) {
            ByteBuffer memory =
                    ByteBuffer.allocate(LONGEST_STRUCTURE + Integer.BYTES).order(ByteOrder.nativeOrder());
            if (field.get(memory.put(octet, (byte) 1), 0) != 0) {
                octets.add(octet);
            }
        }
        return octets;
    }

    /** What differs: {@code struct epoll_event}, and the number of bpf(2). */
    private static Object onArchitecture(String name, Object value, String architecture) throws Exception {
        if (name.equals("BpfCalls.NUMBER")) {
            Method number = BpfCalls.class.getDeclaredMethod("number", String.class);
            number.setAccessible(true);
            return number.invoke(null, architecture);
        }
        if (!name.equals("EpollEvents.DATA") && !name.equals("EpollEvents.SIZE")) {
            return value;
        }
        Method dataOffset = EpollEvents.class.getDeclaredMethod("dataOffset", String.class);
        dataOffset.setAccessible(true);
        int offset = (int) dataOffset.invoke(null, architecture);
        return name.equals("EpollEvents.DATA") ? offset : offset + Long.BYTES;
    }

    private static List<java.lang.reflect.Field> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()))
                .filter(field -> !field.isSynthetic() && isOfTheKernel(field.getType()))
                .peek(field -> field.setAccessible(true))
                .toList();
    }

    private static boolean isOfTheKernel(Class<?> type) {
        return type == int.class
                || type == short.class
                || type == byte.class
                || type == long.class
                || type == KernelOption.class
                || type == Field.class
                || type == AddressFamily.class
                || type == SocketType.class
                || type == Errno.class;
    }

    private static String name(java.lang.reflect.Field constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.getName();
    }

    private static List<Class<?>> classes() throws Exception {
        URI archive = SocketCalls.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        try (FileSystem files = FileSystems.newFileSystem(Path.of(archive))) {
            List<Class<?>> classes = new ArrayList<>();
            for (String name : names(files.getPath("/io"))) {
                classes.add(Class.forName(name));
            }
            return classes;
        }
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(1, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !name.endsWith("package-info"))
                    .sorted()
                    .toList();
        }
    }
}
