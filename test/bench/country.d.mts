interface District { readonly code: string; readonly letters: string; readonly latitude: number; readonly longitude: number; readonly units: number }
export const share: Readonly<Record<string, number>>;
export function chance(...of: number[]): number;
export function makeCountry(placeOf: (postcode: string) => { readonly latitude: number; readonly longitude: number } | undefined, counts: Readonly<Record<string, string>>, total: number, seed?: number): {
  readonly total: number;
  district(...of: number[]): District;
  record(at: number): object;
  pageOf(page: number, size: number): object;
};
