// How much is new: a number on a coloured ground, or a dot where a number would be too much. What it counts is said beside it.
import './count.css'

export const Count = ({ of }: { readonly of: number }) => <span className="count">{of > 99 ? '99+' : of}</span>

export const Dot = () => <span className="dot" />
