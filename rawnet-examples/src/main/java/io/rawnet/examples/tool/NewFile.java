package io.rawnet.examples.tool;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that a command writes. Packets may hold passwords, so a new file is for its owner alone (0600), as Wireshark's dumpcap makes it. */
public final class NewFile {
    private NewFile() {}

    /**
     * {@return the file, empty} A file that is there already loses its octets and keeps its mode. A symbolic link is not followed: where others may
     * write, one could lead to any file of the user.
     *
     * @param path the file, or a pipe or device
     * @throws IOException if it cannot be written; the message is for the user
     */
    public static SeekableByteChannel open(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException(Printable.text(path.toString())
                    + " is a symbolic link, which is not followed: name the file that it leads to");
        }
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "it is a directory: name a file");
        }
        SeekableByteChannel channel = Files.newByteChannel(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                channel.truncate(0);
            }
            return channel;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }
}
