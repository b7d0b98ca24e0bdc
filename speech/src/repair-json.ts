/** A value where JSON allows none: libvosk prints numbers as C++ does. */
const NO_NUMBER = /([:[,]\s*)-?(?:nan|inf)(?=\s*[,\]}])/g

/** libvosk's reply as it is, unless a number in it is not one: then that number is 0. */
export function repairJson(reply: string): string {
  if (!reply.includes('nan') && !reply.includes('inf')) return reply // nearly always
  try {
    JSON.parse(reply)
    return reply
  } catch {
    return reply.replace(NO_NUMBER, '$10')
  }
}
