// How long gopacket takes to decode Ethernet/IPv4/TCP, into reused layers and as a whole packet, and to serialize a SYN with
// checksums.
//
// usage: codec PACKET-IN-HEX
// prints: decode NANOSECONDS SEQUENCE-NUMBER
//
//	packet NANOSECONDS SEQUENCE-NUMBER
//	build NANOSECONDS PACKET-IN-HEX
//
// each the best of ten runs, with what was decoded or built last, so that the caller can see the work was the same. Only the
// sequence number differs from one SYN to the next, and the layers are reused, which is how gopacket is fastest.
package main

import (
	"encoding/hex"
	"fmt"
	"net"
	"os"
	"time"

	"github.com/google/gopacket"
	"github.com/google/gopacket/layers"
)

const (
	runs  = 10
	calls = 300000
	// the sequence number that the last SYN has
	sequenceNumber = 3189240645
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: codec PACKET-IN-HEX")
		os.Exit(2)
	}
	packet, err := hex.DecodeString(os.Args[1])
	check(err)
	decode(packet)
	newPacket(packet)
	build()
}

func decode(packet []byte) {
	var ethernet layers.Ethernet
	var ip layers.IPv4
	var tcp layers.TCP
	parser := gopacket.NewDecodingLayerParser(layers.LayerTypeEthernet, &ethernet, &ip, &tcp)
	parser.IgnoreUnsupported = true
	decoded := make([]gopacket.LayerType, 0, 4)
	best := measure(func() {
		check(parser.DecodeLayers(packet, &decoded))
	})
	if len(decoded) != 3 {
		panic("not all layers were decoded")
	}
	fmt.Printf("decode %.2f %d\n", best, tcp.Seq)
}

// With the default options, as most programs call it: every layer is decoded at once, and the octets are copied.
func newPacket(octets []byte) {
	var sequence uint32
	best := measure(func() {
		packet := gopacket.NewPacket(octets, layers.LayerTypeEthernet, gopacket.Default)
		sequence = packet.TransportLayer().(*layers.TCP).Seq
	})
	fmt.Printf("packet %.2f %d\n", best, sequence)
}

func build() {
	source, _ := net.ParseMAC("02:00:00:00:00:01")
	destination, _ := net.ParseMAC("02:00:00:00:00:02")
	sourceAddress := net.IPv4(192, 0, 2, 1)
	destinationAddress := net.IPv4(192, 0, 2, 2)
	maximumSegmentSize := []byte{0x05, 0xb4}
	buffer := gopacket.NewSerializeBuffer()
	options := gopacket.SerializeOptions{FixLengths: true, ComputeChecksums: true}
	ethernet := layers.Ethernet{SrcMAC: source, DstMAC: destination, EthernetType: layers.EthernetTypeIPv4}
	ip := layers.IPv4{
		Version: 4, IHL: 5, TTL: 64, Flags: layers.IPv4DontFragment, Protocol: layers.IPProtocolTCP,
		SrcIP: sourceAddress, DstIP: destinationAddress,
	}
	tcp := layers.TCP{
		SrcPort: 43591, DstPort: 80, SYN: true, Window: 64240,
		Options: []layers.TCPOption{{
			OptionType: layers.TCPOptionKindMSS, OptionLength: 4, OptionData: maximumSegmentSize,
		}},
	}
	check(tcp.SetNetworkLayerForChecksum(&ip))
	tcp.Seq = sequenceNumber - runs*calls
	best := measure(func() {
		tcp.Seq++
		check(gopacket.SerializeLayers(buffer, options, &ethernet, &ip, &tcp))
	})
	fmt.Printf("build %.2f %s\n", best, hex.EncodeToString(buffer.Bytes()))
}

func measure(work func()) float64 {
	best := 1e18
	for run := 0; run < runs; run++ {
		start := time.Now()
		for call := 0; call < calls; call++ {
			work()
		}
		took := float64(time.Since(start).Nanoseconds()) / calls
		if took < best {
			best = took
		}
	}
	return best
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
