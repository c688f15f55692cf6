package io.rawnet.linux.libc;

/**
 * A way from Java to the C library. {@code java.lang.foreign} is one where the JDK has it; the module {@code io.rawnet.linux.jnr} provides
 * the other as a service.
 */
public interface BackEnd {
    /** {@return the value of the system property {@value BackEnds#PROPERTY} that asks for this one} */
    String name();

    /** {@return the module to which the Java virtual machine has to grant native access} */
    Module nativeModule();

    /**
     * {@return the C library, loaded now}
     *
     * @throws RuntimeException if it cannot be loaded
     * @throws LinkageError if it cannot be loaded
     */
    LibC load();

    /** {@return the flag of the {@code java} command that grants this back end native access, for the way this program was started} */
    default String accessFlag() {
        Module module = nativeModule();
        return "--enable-native-access=" + (module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }
}
