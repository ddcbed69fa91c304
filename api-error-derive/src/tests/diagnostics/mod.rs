mod ctxt;
mod suggest;
