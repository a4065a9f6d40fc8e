import fc from 'fast-check';

/** Any text that a program can hold, halves of surrogate pairs too. (fast-check's own unit for this takes seconds to make.) */
export const anyUnits: fc.Arbitrary<string> = fc.string({ unit: fc.nat(0xffff).map(code => String.fromCharCode(code)) });
