mod suggest;
