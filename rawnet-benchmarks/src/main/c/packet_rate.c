/*
 * How many Ethernet frames of 64 octets a C program sends by sendmmsg(2), or receives from a TPACKET_V3 ring
 * (packet(7), PACKET_RX_RING), in a second. What the Java channels are measured beside; see PacketRate.java.
 *
 * usage: packet_rate send INTERFACE SECONDS [RATE]  prints: send FRAMES SECONDS
 *        packet_rate receive INTERFACE SECONDS      prints: receive FRAMES SECONDS DROPS
 *
 * With a RATE, in frames per second, the sender sends that many in even steps: it sleeps when it is early, and makes up for it when it
 * was late. Frames that the kernel refuses for want of room (ENOBUFS) are not counted as sent.
 * The receiver's seconds begin with its first frame and end with its last, so waiting for the sender does not count.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>

enum {
    FRAME_LENGTH = 64,
    BATCH = 64,
    ETHER_TYPE = 0x88B5, /* IEEE 802 local experimental, so that only our frames count */
    BLOCK_SIZE = 1 << 20,
    BLOCKS = 32,
    BLOCK_TIMEOUT_MILLISECONDS = 10,
    POLL_MILLISECONDS = 50,
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static void fail(const char *call) {
    perror(call);
    exit(1);
}

static void bind_to(int descriptor, unsigned interface_index, uint16_t protocol) {
    struct sockaddr_ll address = {
        .sll_family = AF_PACKET, .sll_protocol = htons(protocol), .sll_ifindex = (int)interface_index};
    if (bind(descriptor, (struct sockaddr *)&address, sizeof address) != 0) {
        fail("bind");
    }
}

static void sleep_until(double when) {
    struct timespec time = {.tv_sec = (time_t)when, .tv_nsec = (long)((when - (double)(time_t)when) * 1e9)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) == EINTR) {
        /* again */
    }
}

/* A rate of 0 sends as fast as the kernel takes frames. */
static void send_frames(unsigned interface_index, double duration, double rate) {
    int descriptor = socket(AF_PACKET, SOCK_RAW, 0);
    if (descriptor < 0) {
        fail("socket");
    }
    bind_to(descriptor, interface_index, 0);

    uint8_t frame[FRAME_LENGTH] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2, 0, 0, 0, 0, 1, ETHER_TYPE >> 8, ETHER_TYPE & 0xFF};
    struct iovec octets = {.iov_base = frame, .iov_len = sizeof frame};
    struct mmsghdr batch[BATCH];
    memset(batch, 0, sizeof batch);
    for (int i = 0; i < BATCH; i++) {
        batch[i].msg_hdr.msg_iov = &octets;
        batch[i].msg_hdr.msg_iovlen = 1;
    }

    long sent = 0;
    double start = seconds();
    double now = start;
    while (now - start < duration) {
        int count = sendmmsg(descriptor, batch, BATCH, 0);
        if (count > 0) {
            sent += count;
        } else if (errno != ENOBUFS && errno != EINTR) {
            fail("sendmmsg");
        }
        if (rate > 0) {
            sleep_until(start + sent / rate);
        }
        now = seconds();
    }
    printf("send %ld %.6f\n", sent, now - start);
}

static void receive_frames(unsigned interface_index, double duration) {
    int descriptor = socket(AF_PACKET, SOCK_RAW, 0);
    int version = TPACKET_V3;
    struct tpacket_req3 request = {
        .tp_block_size = BLOCK_SIZE,
        .tp_block_nr = BLOCKS,
        .tp_frame_size = 2048,
        .tp_frame_nr = BLOCKS * (BLOCK_SIZE / 2048),
        .tp_retire_blk_tov = BLOCK_TIMEOUT_MILLISECONDS,
    };
    if (descriptor < 0
        || setsockopt(descriptor, SOL_PACKET, PACKET_VERSION, &version, sizeof version) != 0
        || setsockopt(descriptor, SOL_PACKET, PACKET_RX_RING, &request, sizeof request) != 0) {
        fail("packet ring");
    }
    uint8_t *ring = mmap(NULL, (size_t)BLOCK_SIZE * BLOCKS, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (ring == MAP_FAILED) {
        fail("mmap");
    }
    bind_to(descriptor, interface_index, ETHER_TYPE);

    long received = 0;
    volatile uint32_t sum = 0;
    int index = 0;
    double end = seconds() + duration;
    double first = 0;
    double last = 0;
    for (double now = seconds(); now < end; now = seconds()) {
        struct tpacket_block_desc *block = (struct tpacket_block_desc *)(ring + (size_t)index * BLOCK_SIZE);
        if ((__atomic_load_n(&block->hdr.bh1.block_status, __ATOMIC_ACQUIRE) & TP_STATUS_USER) == 0) {
            struct pollfd wait = {.fd = descriptor, .events = POLLIN | POLLERR};
            poll(&wait, 1, POLL_MILLISECONDS);
            continue;
        }
        if (received == 0) {
            first = now;
        }
        struct tpacket3_hdr *header =
            (struct tpacket3_hdr *)((uint8_t *)block + block->hdr.bh1.offset_to_first_pkt);
        for (uint32_t i = 0; i < block->hdr.bh1.num_pkts; i++) {
            sum += ((uint8_t *)header)[header->tp_mac]; /* the frame is looked at, as a reader would */
            header = (struct tpacket3_hdr *)((uint8_t *)header + header->tp_next_offset);
        }
        received += block->hdr.bh1.num_pkts;
        __atomic_store_n(&block->hdr.bh1.block_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
        index = (index + 1) % BLOCKS;
        last = seconds();
    }
    struct tpacket_stats_v3 statistics;
    socklen_t length = sizeof statistics;
    if (getsockopt(descriptor, SOL_PACKET, PACKET_STATISTICS, &statistics, &length) != 0) {
        fail("PACKET_STATISTICS");
    }
    printf("receive %ld %.6f %u\n", received, last - first, statistics.tp_drops);
}

int main(int count, char **arguments) {
    unsigned interface_index = count == 4 || count == 5 ? if_nametoindex(arguments[2]) : 0;
    if (interface_index == 0) {
        fprintf(stderr, "usage: packet_rate send INTERFACE SECONDS [RATE] | receive INTERFACE SECONDS\n");
        return 2;
    }
    double duration = atof(arguments[3]);
    if (strcmp(arguments[1], "send") == 0) {
        send_frames(interface_index, duration, count == 5 ? atof(arguments[4]) : 0);
    } else {
        receive_frames(interface_index, duration);
    }
    return 0;
}
