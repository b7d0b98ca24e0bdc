/** The part of pino's logger that speech needs. It is given ids, counts and errors, never words. */
export interface SpeechLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
