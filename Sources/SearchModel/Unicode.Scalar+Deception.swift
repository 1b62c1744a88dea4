extension Unicode.Scalar {
  /// Whether it steers a terminal (C1 controls) or makes text read otherwise than it is stored (bidirectional
  /// controls, tag characters). C0 controls are left to the caller: line breaks and tabs are among them.
  package var isDeceptive: Bool {
    switch value {
    case 0x80...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: true
    default: false
    }
  }
}
