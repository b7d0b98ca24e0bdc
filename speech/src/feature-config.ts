/** What a model says about the audio it was trained on, in its `mfcc.conf` or `fbank.conf`. */
export interface FeatureConfig {
  readonly sampleRateHz: number
  /** Whether libvosk may turn lower rates into this one by itself. It always does so with higher rates. */
  readonly mayUpsample: boolean
}

const KALDI_DEFAULT_SAMPLE_RATE_HZ = 16_000

/** Reads a Kaldi options file: one `--name=value` a line, `#` begins a comment, a bare name means true. */
export function parseFeatureConfig(text: string): FeatureConfig {
  const options = new Map<string, string>()
  for (const line of text.split('\n')) {
    const match = /^\s*--([\w-]+)\s*(?:=\s*(\S*))?/.exec(line.replace(/#.*/, ''))
    if (match) options.set(match[1]!.replaceAll('_', '-'), match[2] ?? 'true')
  }
  const sampleRateHz = Number(options.get('sample-frequency') ?? KALDI_DEFAULT_SAMPLE_RATE_HZ)
  return {
    sampleRateHz: sampleRateHz > 0 ? sampleRateHz : KALDI_DEFAULT_SAMPLE_RATE_HZ,
    mayUpsample: ['true', 't', '1', ''].includes(options.get('allow-upsample') ?? 'false'),
  }
}

/**
 * The rate at which libvosk is fed what a client sends: the client's own whenever every model (of words,
 * of speakers) takes it, else the lowest one that they all take, and then this server must convert.
 */
export function feedRateHz(clientRateHz: number, models: readonly FeatureConfig[]): number {
  const minimums = models.filter((model) => !model.mayUpsample).map((model) => model.sampleRateHz)
  return Math.max(clientRateHz, ...minimums)
}
