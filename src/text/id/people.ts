/** Who stands in for whom, and when nobody does. */
export const people = {
  acting: (facts: { kind: string; role: string; decree: string }) => `${facts.kind} ${facts.role} (${facts.decree})`,
  actingInsteadOf: (facts: { kind: string; role: string; decree: string; insteadOf: string }) =>
    `${facts.kind} ${facts.role} menggantikan ${facts.insteadOf} (${facts.decree})`,
};
