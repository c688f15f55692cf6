/*
 * How many Ethernet frames of 64 octets a C program sends or receives through AF_XDP in a second, in copy mode, with
 * system calls and kernel headers only. What XdpSocket is measured beside; see XdpFrames.java.
 *
 * usage: xdp_rate send INTERFACE SECONDS         prints: send FRAMES SECONDS
 *        xdp_rate receive INTERFACE poll|sleep   prints: ready, and after SIGTERM: receive FRAMES DROPPED
 *
 * Frames that the interface has dropped count as not sent. The receiver takes every frame of our EtherType away from
 * the kernel; without one it waits with poll(2), or sleeps for 200 microseconds. After SIGTERM it ends when it has
 * waited in vain.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/bpf.h>
#include <linux/if_link.h>
#include <linux/if_xdp.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#ifndef AF_XDP
#define AF_XDP 44
#endif
#ifndef SOL_XDP
#define SOL_XDP 283
#endif

enum {
    FRAME_LENGTH = 64,
    BATCH = 64,
    ETHER_TYPE = 0x88B5, /* IEEE 802 local experimental, so that only our frames count */
    TYPE_OFFSET = 12,
    FRAMES = 2048, /* and entries of each ring; with more it is slower */
    CHUNK = 2048,
    POLL_MILLISECONDS = 100,
    SLEEP_NANOSECONDS = 200000,
    BIND_TRIES = 500, /* the kernel frees a queue some milliseconds after its socket was closed */
};

struct ring {
    uint32_t *producer;
    uint32_t *consumer;
    uint32_t *flags;
    void *entries;
};

struct xdp {
    int descriptor;
    uint8_t *memory;
    struct ring fill;
    struct ring completion;
    struct ring frames; /* received, or to send */
};

static volatile sig_atomic_t over;

static void end(int signal_number) {
    (void)signal_number;
    over = 1;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static void fail(const char *call) {
    printf("%s: %s\n", call, strerror(errno));
    exit(1);
}

static void pause_for(long nanoseconds) {
    struct timespec time = {.tv_nsec = nanoseconds};
    nanosleep(&time, NULL);
}

static uint32_t get(const uint32_t *index) {
    return __atomic_load_n(index, __ATOMIC_ACQUIRE);
}

static void set(uint32_t *index, uint32_t value) {
    __atomic_store_n(index, value, __ATOMIC_RELEASE);
}

static int needs_wakeup(const struct ring *ring) {
    return (__atomic_load_n(ring->flags, __ATOMIC_RELAXED) & XDP_RING_NEED_WAKEUP) != 0;
}

static void set_option(int descriptor, int option, const void *value, socklen_t length) {
    if (setsockopt(descriptor, SOL_XDP, option, value, length) != 0) {
        fail("setsockopt");
    }
}

static struct ring map_ring(int descriptor, struct xdp_ring_offset offsets, off_t which, size_t entry_size) {
    uint8_t *memory = mmap(NULL, offsets.desc + FRAMES * entry_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE,
                           descriptor, which);
    if (memory == MAP_FAILED) {
        fail("mmap of a ring");
    }
    return (struct ring){
        .producer = (uint32_t *)(memory + offsets.producer),
        .consumer = (uint32_t *)(memory + offsets.consumer),
        .flags = (uint32_t *)(memory + offsets.flags),
        .entries = memory + offsets.desc,
    };
}

static struct xdp open_rings(int receives) {
    struct xdp xdp = {.descriptor = socket(AF_XDP, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    if (xdp.descriptor < 0) {
        fail("socket");
    }
    xdp.memory = mmap(NULL, FRAMES * CHUNK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (xdp.memory == MAP_FAILED) {
        fail("mmap");
    }
    struct xdp_umem_reg area = {.addr = (uintptr_t)xdp.memory, .len = FRAMES * CHUNK, .chunk_size = CHUNK};
    int size = FRAMES;
    set_option(xdp.descriptor, XDP_UMEM_REG, &area, sizeof area);
    set_option(xdp.descriptor, XDP_UMEM_FILL_RING, &size, sizeof size);
    set_option(xdp.descriptor, XDP_UMEM_COMPLETION_RING, &size, sizeof size);
    set_option(xdp.descriptor, receives ? XDP_RX_RING : XDP_TX_RING, &size, sizeof size);

    struct xdp_mmap_offsets offsets;
    socklen_t length = sizeof offsets;
    if (getsockopt(xdp.descriptor, SOL_XDP, XDP_MMAP_OFFSETS, &offsets, &length) != 0) {
        fail("XDP_MMAP_OFFSETS");
    }
    xdp.fill = map_ring(xdp.descriptor, offsets.fr, XDP_UMEM_PGOFF_FILL_RING, sizeof(uint64_t));
    xdp.completion = map_ring(xdp.descriptor, offsets.cr, XDP_UMEM_PGOFF_COMPLETION_RING, sizeof(uint64_t));
    xdp.frames = map_ring(xdp.descriptor, receives ? offsets.rx : offsets.tx,
                          receives ? XDP_PGOFF_RX_RING : XDP_PGOFF_TX_RING, sizeof(struct xdp_desc));
    return xdp;
}

static void bind_to(int descriptor, unsigned interface_index) {
    struct sockaddr_xdp address = {
        .sxdp_family = AF_XDP, .sxdp_ifindex = interface_index, .sxdp_flags = XDP_COPY | XDP_USE_NEED_WAKEUP};
    for (int tries = BIND_TRIES; bind(descriptor, (struct sockaddr *)&address, sizeof address) != 0; tries--) {
        if (errno != EBUSY || tries == 0) {
            fail("bind");
        }
        pause_for(1000000);
    }
}

static long bpf(int command, union bpf_attr *attributes) {
    long result = syscall(SYS_bpf, command, attributes, sizeof *attributes);
    if (result < 0) {
        fail("bpf");
    }
    return result;
}

/* Gives the frames of our EtherType to the socket, and all others to the kernel. */
static void attach_program(unsigned interface_index, int descriptor) {
    union bpf_attr attributes = {
        .map_type = BPF_MAP_TYPE_XSKMAP, .key_size = sizeof(int), .value_size = sizeof(int), .max_entries = 1};
    int map = bpf(BPF_MAP_CREATE, &attributes);
    struct bpf_insn program[] = {
        {BPF_LDX | BPF_MEM | BPF_W, 2, 1, 0, 0},                 /* r2 = data */
        {BPF_LDX | BPF_MEM | BPF_W, 3, 1, 4, 0},                 /* r3 = data_end */
        {BPF_ALU64 | BPF_MOV | BPF_X, 4, 2, 0, 0},               /* r4 = r2 */
        {BPF_ALU64 | BPF_ADD | BPF_K, 4, 0, 0, TYPE_OFFSET + 2}, /* r4 += 14 */
        {BPF_JMP | BPF_JGT | BPF_X, 4, 3, 8, 0},                 /* too short: pass */
        {BPF_LDX | BPF_MEM | BPF_H, 5, 2, TYPE_OFFSET, 0},       /* r5 = EtherType, as it is in memory */
        {BPF_JMP | BPF_JNE | BPF_K, 5, 0, 6, htons(ETHER_TYPE)}, /* another: pass */
        {BPF_LDX | BPF_MEM | BPF_W, 2, 1, 16, 0},                /* r2 = rx_queue_index */
        {BPF_LD | BPF_IMM | BPF_DW, 1, BPF_PSEUDO_MAP_FD, 0, map},
        {0, 0, 0, 0, 0},
        {BPF_ALU64 | BPF_MOV | BPF_K, 3, 0, 0, XDP_PASS},
        {BPF_JMP | BPF_CALL, 0, 0, 0, BPF_FUNC_redirect_map},
        {BPF_JMP | BPF_EXIT, 0, 0, 0, 0},
        {BPF_ALU64 | BPF_MOV | BPF_K, 0, 0, 0, XDP_PASS},
        {BPF_JMP | BPF_EXIT, 0, 0, 0, 0},
    };
    program[4].off = 8;
    memset(&attributes, 0, sizeof attributes);
    attributes.prog_type = BPF_PROG_TYPE_XDP;
    attributes.insns = (uintptr_t)program;
    attributes.insn_cnt = sizeof program / sizeof *program;
    attributes.license = (uintptr_t) "Apache-2.0";
    attributes.expected_attach_type = BPF_XDP;
    int loaded = bpf(BPF_PROG_LOAD, &attributes);

    memset(&attributes, 0, sizeof attributes);
    attributes.link_create.prog_fd = loaded;
    attributes.link_create.target_ifindex = interface_index;
    attributes.link_create.attach_type = BPF_XDP;
    bpf(BPF_LINK_CREATE, &attributes);

    int queue = 0;
    memset(&attributes, 0, sizeof attributes);
    attributes.map_fd = map;
    attributes.key = (uintptr_t)&queue;
    attributes.value = (uintptr_t)&descriptor;
    bpf(BPF_MAP_UPDATE_ELEM, &attributes);
}

static void send_frames(unsigned interface_index, double duration) {
    static const uint8_t frame[FRAME_LENGTH] = {
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2, 0, 0, 0, 0, 1, ETHER_TYPE >> 8, ETHER_TYPE & 0xFF};
    struct xdp xdp = open_rings(0);
    bind_to(xdp.descriptor, interface_index);
    struct xdp_desc *to_send = xdp.frames.entries;
    const uint64_t *completed = xdp.completion.entries;
    static uint64_t free_frames[FRAMES];
    uint32_t free_count = 0;
    while (free_count < FRAMES) {
        free_frames[free_count] = (uint64_t)free_count * CHUNK;
        free_count++;
    }
    uint32_t submitted = 0;
    uint32_t taken_back = 0;
    long dropped = 0;
    double start = seconds();
    double now = start;
    while (now - start < duration) {
        uint32_t finished = get(xdp.completion.producer);
        for (; taken_back != finished; taken_back++) {
            free_frames[free_count++] = completed[taken_back % FRAMES];
        }
        set(xdp.completion.consumer, taken_back);
        uint32_t count = free_count < BATCH ? free_count : BATCH;
        for (uint32_t i = 0; i < count; i++) {
            uint64_t address = free_frames[--free_count];
            memcpy(xdp.memory + address, frame, sizeof frame);
            to_send[submitted++ % FRAMES] = (struct xdp_desc){.addr = address, .len = FRAME_LENGTH};
        }
        set(xdp.frames.producer, submitted);
        if (needs_wakeup(&xdp.frames) && sendto(xdp.descriptor, NULL, 0, MSG_DONTWAIT, NULL, 0) < 0) {
            if (errno == EBUSY) {
                dropped++; /* the kernel has taken it, and the interface has dropped it */
            } else if (errno != EAGAIN && errno != ENOBUFS) {
                fail("sendto");
            }
        }
        now = seconds();
    }
    printf("send %ld %.6f\n", get(xdp.frames.consumer) - dropped, now - start);
}

static void receive_frames(unsigned interface_index, int sleeps) {
    struct xdp xdp = open_rings(1);
    uint64_t *to_fill = xdp.fill.entries;
    const struct xdp_desc *frames = xdp.frames.entries;
    for (uint32_t i = 0; i < FRAMES; i++) {
        to_fill[i] = (uint64_t)i * CHUNK;
    }
    uint32_t filled = FRAMES;
    set(xdp.fill.producer, filled);
    bind_to(xdp.descriptor, interface_index);
    attach_program(interface_index, xdp.descriptor);
    signal(SIGTERM, end);
    printf("ready\n");
    fflush(stdout);

    uint32_t received = 0;
    long count = 0;
    volatile uint32_t sum = 0;
    int idle = 0;
    while (!over || idle < POLL_MILLISECONDS) {
        uint32_t available = get(xdp.frames.producer) - received;
        if (available == 0) {
            if (sleeps && !over) {
                pause_for(SLEEP_NANOSECONDS);
            } else {
                struct pollfd wait = {.fd = xdp.descriptor, .events = POLLIN};
                poll(&wait, 1, over ? 1 : POLL_MILLISECONDS);
            }
            idle += over;
            continue;
        }
        idle = 0;
        for (uint32_t i = 0; i < available; i++) {
            uint64_t address = frames[received++ % FRAMES].addr;
            sum += xdp.memory[address + TYPE_OFFSET]; /* the frame is looked at, as a reader would */
            to_fill[filled++ % FRAMES] = address & ~(uint64_t)(CHUNK - 1);
        }
        count += available;
        set(xdp.frames.consumer, received);
        set(xdp.fill.producer, filled);
    }
    struct xdp_statistics statistics;
    socklen_t length = sizeof statistics;
    if (getsockopt(xdp.descriptor, SOL_XDP, XDP_STATISTICS, &statistics, &length) != 0) {
        fail("XDP_STATISTICS");
    }
    printf("receive %ld %llu\n", count, statistics.rx_dropped + statistics.rx_ring_full);
}

int main(int count, char **arguments) {
    unsigned interface_index = count == 4 ? if_nametoindex(arguments[2]) : 0;
    if (interface_index == 0) {
        fprintf(stderr, "usage: xdp_rate send INTERFACE SECONDS | receive INTERFACE poll|sleep\n");
        return 2;
    }
    if (strcmp(arguments[1], "send") == 0) {
        send_frames(interface_index, atof(arguments[3]));
    } else {
        receive_frames(interface_index, strcmp(arguments[3], "sleep") == 0);
    }
    return 0;
}
