/*
 * The Internet checksum (RFC 1071) as a plain loop over 16-bit words, to be compiled with -O2 and measured.
 *
 * usage: internet_checksum LENGTH
 * prints: checksum NANOSECONDS VALUE    (best of ten runs; the value in hexadecimal, as in a header)
 */
#define _POSIX_C_SOURCE 199309L
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 10, CALLS = 400000 };

static __attribute__((noinline)) uint16_t internet_checksum(const uint16_t *words, size_t octets) {
    uint32_t sum = 0;
    while (octets > 1) {
        sum += *words++;
        octets -= 2;
    }
    if (octets) {
        sum += *(const uint8_t *)words;
    }
    while (sum >> 16) {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return (uint16_t)~sum;
}

static double nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1e9 + now.tv_nsec;
}

int main(int count, char **arguments) {
    size_t length = count == 2 ? strtoul(arguments[1], NULL, 10) : 0;
    if (length == 0) {
        fprintf(stderr, "usage: internet_checksum LENGTH\n");
        return 2;
    }
    uint8_t *octets = malloc(length + 1);
    if (octets == NULL) {
        return 1;
    }
    for (size_t i = 0; i < length; i++) {
        octets[i] = (uint8_t)(i * 31 + 7);
    }
    volatile uint16_t value = 0;
    double best = 1e18;
    for (int run = 0; run < RUNS; run++) {
        double start = nanoseconds();
        for (int call = 0; call < CALLS; call++) {
            value = internet_checksum((const uint16_t *)octets, length);
        }
        double took = (nanoseconds() - start) / CALLS;
        if (took < best) {
            best = took;
        }
    }
    printf("checksum %.2f %04x\n", best, ntohs(value));
    free(octets);
    return 0;
}
