/** Why a model cannot be had or used; a sentence for the person at the terminal, with what to do. */
export class ModelProblem extends Error {
  override readonly name = 'ModelProblem'
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code
}
