package io.rawnet.linux.socket;

/**
 * A socket option as the kernel knows it.
 *
 * @param name its name in the manual, for messages
 * @param level the level that setsockopt(2) takes
 * @param number its number within the level
 */
public record KernelOption(String name, int level, int number) {
    @Override
    public String toString() {
        return name;
    }
}
