/// The words that mean something to the scanner.
extension CScanner {
  enum Word {
    static let typedef: UInt8 = 1
    static let structure: UInt8 = 2
    static let union: UInt8 = 3
    static let enumeration: UInt8 = 4
    static let classType: UInt8 = 5
    static let namespace: UInt8 = 6
    static let external: UInt8 = 7
    static let template: UInt8 = 8
    static let using: UInt8 = 9
    static let operatorName: UInt8 = 10
    static let attributeWithArguments: UInt8 = 11
    static let ignored: UInt8 = 12
    static let control: UInt8 = 13
    static let builtinType: UInt8 = 14
    static let concept: UInt8 = 15
    static let access: UInt8 = 16
    static let typeOf: UInt8 = 17
  }

  private static let common: [(words: String, token: UInt8)] = [
    ("typedef", Word.typedef), ("struct", Word.structure), ("union", Word.union), ("enum", Word.enumeration),
    ("extern", Word.external),
    (
      "__attribute__ __attribute __declspec alignas _Alignas __asm__ __asm asm __section __aligned __printf __scanf "
        + "__acquires __releases __must_hold __acquire __release __cond_lock __alloc_size __assume_aligned "
        + "__counted_by __nonnull __format_arg noexcept throw requires explicit __declaration "
        + "_Static_assert static_assert __malloc __no_sanitize __diag_push __diag_pop __diag_ignore __guarded_by "
        + "__extension__ __pragma _Pragma",
      Word.attributeWithArguments
    ),
    (
      "const volatile static inline register restrict auto __restrict __restrict__ __inline __inline__ __const "
        + "__const__ __volatile__ __always_inline __gnu_inline noinline noinstr notrace asmlinkage __init __exit "
        + "__initdata __initconst __exitdata __read_mostly __ro_after_init __maybe_unused __always_unused __used "
        + "__unused __packed __cold __hot __weak __pure __user __iomem __rcu __percpu __force __kernel __private "
        + "__bitwise __must_check __sched __kprobes __ref __refdata __refconst __noreturn __deprecated __visible "
        + "__meminit __meminitdata __cpuinit __cpuinitdata __devinit __devexit __devinitdata __devinitconst "
        + "__net_init __net_exit __net_initdata __latent_entropy __nocfi __no_kcsan __cpuidle __nosavedata __lockfunc "
        + "__randomize_layout __designated_init __cdecl __stdcall __fastcall __noclone __ksym __kconfig __hidden "
        + "__no_sanitize_address __init_memblock __initdata_memblock __init_or_module __initdata_or_module "
        + "__cacheline_aligned ____cacheline_aligned __cacheline_aligned_in_smp ____cacheline_aligned_in_smp "
        + "__page_aligned_data __page_aligned_bss __signed__ __flatten "
        + "_Noreturn _Thread_local __thread thread_local constexpr consteval constinit mutable virtual friend "
        + "override final typename",
      Word.ignored
    ),
    ("if else for while do switch case default return goto break continue sizeof _Alignof alignof", Word.control),
    (
      "void char short int long float double signed unsigned bool _Bool wchar_t char8_t char16_t char32_t __int128 "
        + "_Complex __signed",
      Word.builtinType
    ),
    ("typeof __typeof__ __typeof decltype _Atomic", Word.typeOf),
  ]
  static let commonWords = WordTable(common)
  static let plusPlusWords = WordTable(
    common + [
      ("class", Word.classType), ("namespace", Word.namespace), ("template", Word.template), ("using", Word.using),
      ("operator", Word.operatorName), ("concept", Word.concept),
      ("public private protected signals slots Q_SIGNALS Q_SLOTS", Word.access), ("new delete", Word.control),
    ])
}
