/** How a container joins a network. The same shape is read by inspect and sent to create and connect. */
export interface EndpointSettings {
  readonly IPAMConfig?: {
    readonly IPv4Address?: string;
    readonly IPv6Address?: string;
    readonly LinkLocalIPs?: readonly string[];
  } | null;
  readonly Links?: readonly string[] | null;
  /** Up to API 1.44 inspect adds the short id, which must not be sent back. */
  readonly Aliases?: readonly string[] | null;
  /** From API 1.44. */
  readonly DNSNames?: readonly string[] | null;
  readonly NetworkID?: string;
  readonly EndpointID?: string;
  readonly Gateway?: string;
  readonly IPAddress?: string;
  readonly GlobalIPv6Address?: string;
  /** Ignored without an error by create before API 1.44. */
  readonly MacAddress?: string;
  readonly DriverOpts?: Readonly<Record<string, string>> | null;
  readonly GwPriority?: number;
}
