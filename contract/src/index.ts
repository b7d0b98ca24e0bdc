export * from './requirement.ts'
export * from './transcript.ts'
