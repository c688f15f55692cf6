package io.rawnet.codec.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTypeTest {

    @Test
    void namesEachConstantAsTheRegistryDoes() throws IllegalAccessException {
        List<Field> constants = Arrays.stream(LinkType.class.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .toList();
        assertThat(constants).hasSize(17);
        for (Field constant : constants) {
            String name = constant.getName();
            assertThat(constant.get(null)).hasToString(name.startsWith("DLT_") ? name : "LINKTYPE_" + name);
        }
    }

    @Test
    void givesOtherNumbersAsNumbers() {
        assertThat(new LinkType(65_535)).hasToString("LINKTYPE_65535");
    }
}
