/*
 * What a C program reaches with raw IP sockets over loopback. What the Java channels are measured beside; see IpBatches.java and
 * EchoRoundTrips.java.
 *
 * usage: ip_rate batch SECONDS            prints: batch SENT RECEIVED SECONDS
 *        ip_rate plain ROUND_TRIPS        prints: plain P50 P99 P99.9     (nanoseconds)
 *        ip_rate messages ROUND_TRIPS     prints: messages P50 P99 P99.9  (nanoseconds)
 *
 * batch: one thread sends packets of protocol 253 by sendmmsg(2), another one receives them by recvmmsg(2).
 * plain: an ICMP echo request by sendto(2) and its reply by recv(2); the checksum counts.
 * messages: the same by sendmsg(2) and recvmsg(2), with room for the source address and for control messages.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/icmp.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    PROTOCOL = 253, /* RFC 3692, for experiments */
    OCTETS = 64,
    BATCH = 64,
    PACKET_ROOM = 256,
    CONTROL_ROOM = 512,
    RECEIVE_BUFFER = 8 << 20,
    POLL_MILLISECONDS = 100,
    SETTLE_MICROSECONDS = 200000,
    IPV4_HEADER = 20,
    IDENTIFIER = 77,
};

static volatile int stopped;
static long received;

static int64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

static void fail(const char *call) {
    perror(call);
    exit(1);
}

static struct sockaddr_in destination(void) {
    return (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static int open_socket(int protocol) {
    int descriptor = socket(AF_INET, SOCK_RAW | SOCK_NONBLOCK, protocol);
    if (descriptor < 0) {
        fail("socket");
    }
    return descriptor;
}

static void set(int descriptor, int level, int option, const void *value, socklen_t length) {
    if (setsockopt(descriptor, level, option, value, length) != 0) {
        fail("setsockopt");
    }
}

static void await_packet(int descriptor) {
    struct pollfd wait = {.fd = descriptor, .events = POLLIN};
    poll(&wait, 1, POLL_MILLISECONDS);
}

static void *receive_batches(void *descriptor_pointer) {
    int descriptor = *(int *)descriptor_pointer;
    static struct mmsghdr batch[BATCH];
    static struct iovec vectors[BATCH];
    static uint8_t packets[BATCH][PACKET_ROOM];
    for (int i = 0; i < BATCH; i++) {
        vectors[i] = (struct iovec){.iov_base = packets[i], .iov_len = PACKET_ROOM};
        batch[i].msg_hdr = (struct msghdr){.msg_iov = &vectors[i], .msg_iovlen = 1};
    }
    while (!stopped) {
        int count = recvmmsg(descriptor, batch, BATCH, MSG_DONTWAIT, NULL);
        if (count > 0) {
            received += count;
        } else {
            await_packet(descriptor);
        }
    }
    return NULL;
}

static void batches(double seconds) {
    int sender = open_socket(PROTOCOL);
    int receiver = open_socket(PROTOCOL);
    int room = RECEIVE_BUFFER;
    set(receiver, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room);
    /* the sender would receive a copy of each packet */
    struct sock_filter nothing = {.code = BPF_RET | BPF_K, .k = 0};
    struct sock_fprog program = {.len = 1, .filter = &nothing};
    set(sender, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);

    struct sockaddr_in to = destination();
    static uint8_t packet[OCTETS];
    struct iovec octets = {.iov_base = packet, .iov_len = OCTETS};
    static struct mmsghdr batch[BATCH];
    for (int i = 0; i < BATCH; i++) {
        batch[i].msg_hdr =
            (struct msghdr){.msg_name = &to, .msg_namelen = sizeof to, .msg_iov = &octets, .msg_iovlen = 1};
    }
    pthread_t thread;
    if (pthread_create(&thread, NULL, receive_batches, &receiver) != 0) {
        fail("pthread_create");
    }
    long sent = 0;
    int64_t start = nanoseconds();
    int64_t now = start;
    while (now - start < seconds * 1e9) {
        int count = sendmmsg(sender, batch, BATCH, 0);
        sent += count > 0 ? count : 0;
        now = nanoseconds();
    }
    usleep(SETTLE_MICROSECONDS);
    stopped = 1;
    pthread_join(thread, NULL);
    printf("batch %ld %ld %.6f\n", sent, received, (now - start) / 1e9);
}

static uint16_t checksum(const uint8_t *octets, size_t length) {
    uint32_t sum = 0;
    for (size_t i = 0; i < length; i += 2) {
        uint16_t word;
        memcpy(&word, octets + i, sizeof word);
        sum += word;
    }
    while (sum >> 16) {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return (uint16_t)~sum;
}

static int ascending(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left;
    int64_t b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

/* Sends a request and receives until its reply comes. */
static void round_trip(int descriptor, int with_messages, struct sockaddr_in *to, uint8_t *request, uint16_t sequence) {
    static uint8_t reply[1 << 17];
    static uint8_t control[CONTROL_ROOM];
    static struct sockaddr_storage from;
    struct icmphdr header = {.type = ICMP_ECHO, .un.echo = {.id = htons(IDENTIFIER), .sequence = htons(sequence)}};
    memcpy(request, &header, sizeof header);
    header.checksum = checksum(request, OCTETS);
    memcpy(request, &header, sizeof header);

    struct iovec out = {.iov_base = request, .iov_len = OCTETS};
    struct msghdr sending = {.msg_name = to, .msg_namelen = sizeof *to, .msg_iov = &out, .msg_iovlen = 1};
    ssize_t sent = with_messages ? sendmsg(descriptor, &sending, 0)
                                 : sendto(descriptor, request, OCTETS, 0, (struct sockaddr *)to, sizeof *to);
    if (sent != OCTETS) {
        fail("send");
    }
    while (1) {
        struct iovec in = {.iov_base = reply, .iov_len = sizeof reply};
        struct msghdr receiving = {
            .msg_name = &from,
            .msg_namelen = sizeof from,
            .msg_iov = &in,
            .msg_iovlen = 1,
            .msg_control = control,
            .msg_controllen = sizeof control};
        ssize_t length = with_messages ? recvmsg(descriptor, &receiving, MSG_TRUNC) : recv(descriptor, reply, sizeof reply, 0);
        if (length < 0) {
            if (errno != EAGAIN) {
                fail("receive");
            }
            await_packet(descriptor);
            continue;
        }
        memcpy(&header, reply + IPV4_HEADER, sizeof header);
        if (header.un.echo.id == htons(IDENTIFIER) && header.un.echo.sequence == htons(sequence)) {
            return;
        }
    }
}

static void round_trips(const char *name, int with_messages, long count) {
    int descriptor = open_socket(IPPROTO_ICMP);
    struct icmp_filter only_replies = {.data = ~(1u << ICMP_ECHOREPLY)};
    set(descriptor, SOL_RAW, ICMP_FILTER, &only_replies, sizeof only_replies);
    struct sockaddr_in to = destination();
    uint8_t request[OCTETS] = {0};
    int64_t *times = calloc((size_t)count, sizeof *times);
    if (times == NULL) {
        fail("calloc");
    }
    for (long i = 0; i < count; i++) {
        int64_t start = nanoseconds();
        round_trip(descriptor, with_messages, &to, request, (uint16_t)i);
        times[i] = nanoseconds() - start;
    }
    qsort(times, (size_t)count, sizeof *times, ascending);
    printf("%s %ld %ld %ld\n", name, (long)times[count / 2], (long)times[count / 100 * 99], (long)times[count / 1000 * 999]);
    free(times);
}

int main(int count, char **arguments) {
    const char *mode = count == 3 ? arguments[1] : "";
    if (strcmp(mode, "batch") == 0) {
        batches(atof(arguments[2]));
    } else if (strcmp(mode, "plain") == 0 || strcmp(mode, "messages") == 0) {
        round_trips(mode, strcmp(mode, "messages") == 0, atol(arguments[2]));
    } else {
        fprintf(stderr, "usage: ip_rate batch SECONDS | plain ROUND_TRIPS | messages ROUND_TRIPS\n");
        return 2;
    }
    return 0;
}
