/** Many people press a mouse twice. The second press would land on whatever the first one brought: it counts for nothing. */
export const onceEach = { capture: true, handleEvent: (event: PointerEvent): void => { if (event.detail > 1 && event.pointerType === 'mouse') { event.preventDefault(); event.stopPropagation(); } } };
