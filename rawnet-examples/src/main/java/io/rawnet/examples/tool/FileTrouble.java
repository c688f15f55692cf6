package io.rawnet.examples.tool;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file cannot be read or written, in words for people: the JDK's exceptions often have the name alone. */
public final class FileTrouble {
    private FileTrouble() {}

    /**
     * {@return what is wrong with a file}
     *
     * @param failure what the JDK threw
     */
    public static String text(FileSystemException failure) {
        String file = failure.getFile();
        if (failure instanceof NoSuchFileException) {
            Path folder = Path.of(file).toAbsolutePath().getParent();
            return folder == null || Files.isDirectory(folder)
                    ? "there is no file " + file
                    : "there is no folder " + folder + " for the file " + file;
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied: " + file + ": look at its owner and mode with ls -l";
        }
        return failure.getReason() == null ? failure.getMessage() : file + ": " + failure.getReason();
    }
}
