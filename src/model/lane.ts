// Lanes of the inbox by name: everything about one case waits in one lane, which is how it is decided in order.

const casePrefix = 'case:'

export const laneOfCase = (caseId: string): string => `${casePrefix}${caseId}`

/** Undefined for a lane that is no case's. */
export const caseOfLane = (lane: string): string | undefined =>
  lane.startsWith(casePrefix) ? lane.slice(casePrefix.length) : undefined
