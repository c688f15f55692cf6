package io.rawnet.examples.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {

    @Test
    void saysWhatIsWrongWhereTheJdkSaysTheNameAlone(@TempDir Path folder) {
        assertThat(FileTrouble.text(new AccessDeniedException("secret")))
                .isEqualTo("permission denied: secret: look at its owner and mode with ls -l");
        assertThat(FileTrouble.text(new NoSuchFileException(folder + "/f")))
                .isEqualTo("there is no file " + folder + "/f");
        assertThat(FileTrouble.text(new NoSuchFileException(folder + "/g/f")))
                .isEqualTo("there is no folder " + folder + "/g for the file " + folder + "/g/f");
        assertThat(FileTrouble.text(new FileSystemException("f", null, "No space left on device")))
                .isEqualTo("f: No space left on device");
    }
}
