/** The little of jstat that is used: https://jstat.github.io/distributions.html */
declare module 'jstat' {
  interface Continuous<Parameters extends readonly number[]> { cdf(x: number, ...parameters: Parameters): number; inv(p: number, ...parameters: Parameters): number }
  const jStat: {
    readonly studentt: Continuous<readonly [freedom: number]>;
    readonly normal: Continuous<readonly [mean: number, deviation: number]>;
    readonly binomial: { cdf(k: number, n: number, p: number): number };
  };
  export default jStat;
}
